module.exports = require('../postgres/of-the-run.js').start;
