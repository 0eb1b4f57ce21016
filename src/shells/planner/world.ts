/** The world as the planner shell is given it; the same for every shell, so it is told in parts. */
export type { Credit, Hovered, StageStatus, StageView, ViewScale, World } from '../parts/world.ts'
