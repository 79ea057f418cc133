import { Module } from '@nestjs/common';
import { ClueOutcomesController } from './clue-outcomes.controller.js';

@Module({ controllers: [ClueOutcomesController] })
export class ChestRevealModule {}
