module.exports = require('./of-the-run.js').start;
