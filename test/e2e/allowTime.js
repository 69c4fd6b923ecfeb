'use strict';

// Set here because jest ignores `testTimeout` in one of several projects.
jest.setTimeout(120_000);
