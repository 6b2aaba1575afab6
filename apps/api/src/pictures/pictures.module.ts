import { Module } from '@nestjs/common';
import { PictureBodies } from './picture-body.js';

@Module({ providers: [PictureBodies] })
export class PicturesModule {}
