/** How serious a risk is, from light to heavy. */
export const RISK_CLASSES = ['low', 'medium', 'high', 'very-high'] as const;
export type RiskClass = (typeof RISK_CLASSES)[number];

/** The heavier of two classes. */
export function heaviest(a: RiskClass, b: RiskClass): RiskClass {
  return RISK_CLASSES.indexOf(a) >= RISK_CLASSES.indexOf(b) ? a : b;
}
