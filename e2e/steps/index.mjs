// The story, in order. Each step goes on where the one before it stopped, on the same demo.

import * as signIn from './01-sign-in.mjs';
import * as upload from './02-upload.mjs';
import * as correct from './03-correct.mjs';
import * as select from './03-select.mjs';
import * as recipients from './04-recipients.mjs';
import * as publish from './04-publish.mjs';
import * as received from './05-received.mjs';
import * as lineage from './05-lineage.mjs';
import * as handover from './06-handover.mjs';
import * as myWork from './07-my-work.mjs';
import * as carryOut from './08-carry-out.mjs';
import * as submit from './09-submit.mjs';
import * as accept from './10-accept.mjs';
import * as standingDuties from './11-standing-duties.mjs';
import * as badInput from './12-bad-input.mjs';
import * as english from './13-english.mjs';
import * as keyboard from './14-keyboard.mjs';
import * as englishEverywhere from './15-english-everywhere.mjs';
import * as darkAndForcedColours from './16-dark-and-forced-colours.mjs';
import * as paper from './17-paper.mjs';
import * as report from './18-report.mjs';
import * as round from './19-round.mjs';
import * as kindsOfFiles from './20-kinds-of-files.mjs';
import * as reorganisation from './21-reorganisation.mjs';
import * as longReport from './22-long-report.mjs';
import * as targets from './23-targets.mjs';
import * as plans from './24-plans.mjs';
import * as coverage from './25-coverage.mjs';
import * as amended from './26-amended.mjs';
import * as review from './27-review.mjs';
import * as difficulties from './28-difficulties.mjs';
import * as inspections from './29-inspections.mjs';
import * as outreach from './30-outreach.mjs';
import * as registers from './31-registers.mjs';
import * as urging from './32-urging.mjs';
import * as onePlace from './33-one-place.mjs';

export const STEPS = [
  signIn, upload, correct, select, recipients, publish, lineage, handover, received, myWork, carryOut, submit, accept, standingDuties, badInput, english,
  keyboard, report, round, kindsOfFiles, reorganisation, longReport, targets, plans, coverage, amended, review, difficulties, inspections, outreach,
  registers, urging, onePlace, englishEverywhere, darkAndForcedColours, paper,
];

// These look the same whatever the guidance says: a second walk with another one leaves them out.
const WHATEVER_THE_GUIDANCE = [keyboard, kindsOfFiles, targets, outreach, registers, englishEverywhere, darkAndForcedColours];
export const STEPS_OF_ANOTHER_GUIDANCE = STEPS.filter((step) => !WHATEVER_THE_GUIDANCE.includes(step));
