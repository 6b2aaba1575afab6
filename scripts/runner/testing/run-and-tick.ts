// A program that waits to be stopped and says twice a second that it lives: for the spec.
import { runProgram } from '../run-program.js';

await runProgram(() => {
  console.log(`program ${process.pid}`);
  setInterval(() => console.log('tick'), 500);
  return new Promise<never>(() => undefined);
});
