module.exports = require('../postgres/of-the-run.js').stop;
