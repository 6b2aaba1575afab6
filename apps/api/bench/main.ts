/** The API as it is, with one more route: what a signed-in request costs that does nothing. */
import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { createApp } from '../src/app.js';
import { parseConfig } from '../src/common/config/config.js';

@Controller('bench')
class EmptyController {
  @Get('empty')
  doNothing(): object {
    return {};
  }
}

@Module({ controllers: [EmptyController] })
class BenchModule {}

const config = parseConfig(process.env);
const app = await createApp(config, { extraModules: [BenchModule] });
app.enableShutdownHooks([], { useProcessExit: true });
await app.listen(config.API_PORT, config.API_HOST);
