import { Module } from '@nestjs/common';
import { ClueActivityController } from './clue-activity.controller.js';
import { SolutionAttemptsController } from './solution-attempts.controller.js';

@Module({ controllers: [ClueActivityController, SolutionAttemptsController] })
export class ClueSolvingModule {}
