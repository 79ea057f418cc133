import { Module } from '@nestjs/common';
import { OperatorsModule } from '@treasure-hunt/service';
import { ClueOutcomesController } from './clue-outcomes.controller.js';

@Module({
  imports: [OperatorsModule.alone('chest-reveal')],
  controllers: [ClueOutcomesController],
})
export class ChestRevealModule {}
