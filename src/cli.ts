#!/usr/bin/env node
import './production.js';
import 'reflect-metadata';
import { runProgram } from './program.js';

void runProgram(process.argv.slice(2));
