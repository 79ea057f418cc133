import { Module } from '@nestjs/common';
import { OperatorsModule } from '@treasure-hunt/service';
import { ClueActivityController } from './clue-activity.controller.js';
import { SolutionAttemptsController } from './solution-attempts.controller.js';

@Module({
  imports: [OperatorsModule.alone('clue-solving')],
  controllers: [ClueActivityController, SolutionAttemptsController],
})
export class ClueSolvingModule {}
