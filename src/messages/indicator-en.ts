import type { indicatorZh } from './indicator-zh.ts'

export const indicatorEn: Readonly<Record<keyof typeof indicatorZh, string>> = {
  'fleet.split':
    'No document splits the fleet by type or area: there is a number only where a scenario sets its growth, else it is “not stated”',
  'unit.vehicles': 'vehicles',
  'fleet.formula':
    'the start value + (the goal − the start value) times the growth curve at the plan’s progress, rounded down to whole vehicles',
  'fleet.name': 'Vehicles in service',
  'fleet.nameOf': 'Vehicles in service: {name}',
  'unit.places': 'places',
  'goals.name': 'Due by then: {name}',
  'goals.caveat': 'That a goal is due does not mean that it is met: no document reports it',
  'lines.trunk': 'trunk lines',
  'lines.branch': 'branch lines',
  'lines.loops': 'loops',
  'lines.counting':
    'Assumed: a line counts whole once its plan has it in operation, and from its start by progress while partly in operation; cancelled, it counts no more',
  'lines.illustrative':
    'The courses are illustrative, known to some hundred metres or some kilometres; lengths follow their bends and no document states them',
  'unit.km': 'km',
  'lines.lengthFormula': 'the length of each line times the share of it that is in service, added up',
  'unit.percent': '%',
  'lines.reachFormula':
    'places no further than {metres} m, in a straight line, from a line in service or the part of it that is, divided by all named places with a point ({count})',
  'lines.reachCaveat':
    'Only the documents’ sites, nodes and areas count, not what a scenario adds; the points themselves are approximate, some of them by kilometres',
  'lines.timeName': 'Time along {name}',
  'unit.minutes': 'minutes',
  'lines.timeFormula':
    'for each line its length times (share in service / its speed + the rest / the speed without it); the mean, weighted by length',
  'lines.betweenName': 'Time between the named nodes',
  'lines.betweenCaveat':
    'Equal weights, since no document states a demand; changing takes no time; a line that ends within {km} km of a node is taken to reach it',
  'sites.started': 'started',
  'sites.underConstruction': 'under construction',
  'sites.toppedOut': 'topped out',
  'sites.partlyInOperation': 'partly in operation',
  'sites.inOperation': 'in operation',
  'sites.onHold': 'on hold',
  'sites.cancelled': 'cancelled',
  'pipeline.caveat': 'Assumed: laid at an even pace, and not during a hold. Beyond its start no progress is documented',
  'pipeline.shareName': 'Share of the Henan pipeline laid',
  'pipeline.shareFormula': 'the plan’s progress, as a share of {km} km',
  'pipeline.lengthName': 'Length of the Henan pipeline laid',
  'pipeline.lengthFormula': '{km} km times the plan’s progress',
  'sites.name': 'Sites {phase}',
  'unit.sites': 'sites',
  'sites.formula': 'of the {count} sites with a plan, those that the plan has {phase} on the day',
  'sites.caveat':
    'Phases follow the profile assumed for each class; what documents report is shown as points, counting all sites, with a plan or without',
  'unit.hundredMillionYuan': '100 million yuan',
  'investment.pace': 'Assumed: a stated amount is spent evenly with the plan’s progress',
  'investment.counting':
    'A document states an amount for {stated} single sites and parks; the {planned} of them with a plan count, all others are “not stated”. Amounts for batches of projects may contain these and are left out',
  'investment.totalName': 'Investment up to the day, where amounts are stated',
  'investment.totalFormula': 'each stated amount times the plan’s progress, added up',
  'investment.yearName': 'Investment in the year, where amounts are stated',
  'investment.yearFormula': 'investment up to the end of the year less that up to its beginning',
  'goals.formula':
    'the goal that is due by the day, of {goals}; the day it is due keeps its share of the planned span and so moves with the scenario; nothing is put in between two goals',
  'lines.speed': '{lines} {speed} km/h, and {without} km/h where not in service yet',
  'lines.speeds':
    'Assumed speeds: {trunk}; {branch}; {loops} (by road instead of trunk and branch lines, on foot instead of loops)',
  'lines.trunkLength': 'Trunk lines in service',
  'lines.branchLength': 'Branch lines in service',
  'lines.loopsLength': 'Loops in service',
  'lines.reachName': 'Named places within {distance} of a line in service',
  'lines.metres': '{count} m',
  'lines.kilometres': '{count} km',
  'lines.betweenFormula':
    'the shortest time over the lines between each two of {nodes}; the mean over all pairs, each with the same weight',
}
