/**
 * What may never be in an absence file: the nature or cause of an illness, and who somebody is (AVG art. 9; Dutch data
 * protection authority, De zieke werknemer). Recognised by the name of a column and by what stands in it. The value
 * itself is never repeated: not in an error, not in a log.
 */
export type Refusal = 'medical-column' | 'medical-content' | 'name-column' | 'name-content';

const MEDICAL_NAMES =
  /diagnos|\baard\b|oorzaak|\breden\b|verzuimreden|klacht|ziektebeeld|symptom|medis|medicijn|medicat|behandel|\bcas[ -]?code|\bicd|beperking|aandoening|toelichting|opmerking|notitie|bijzonderhe|illness|\bcause\b|\breason\b|\bnature\b|complaint|remark|\bcomment|\bnotes?\b/;
const PERSON_NAMES =
  /naam|e-?mail|telefoon|mobiel|\badres|woonplaats|postcode|\bbsn\b|burgerservice|geboortedatum|\bname\b|surname|phone|address|birth ?date/;
/** Names of units and functions are no names of people, and departments may be called after what they treat. */
const HARMLESS = /afdeling|\bteam|\bunit|functie|function|kostenplaats|gevalnummer|maand|month/;

const MEDICAL_WORDS =
  /\b(?:griep\w*|influenza|verkoud\w*|burn-?\s?out\w*|overspann\w*|depressi\w*|depression|angst(?:stoornis|klacht)?\w*|anxiety|paniek\w*|rug|rugpijn|rugklacht\w*|back ?pain|nekklacht\w*|hernia|spit|kanker|cancer|tumor|chemo\w*|migraine|hoofdpijn|headache|corona|covid\w*|long ?covid|hartinfarct|hartklacht\w*|hartfalen|psychisch\w*|psycholog\w*|operatie|surgery|botbreuk|gebroken|gekneusd|buikgriep|buikpijn|maagklacht\w*|longontsteking|bronchitis|astma|asthma|whiplash|hersenschudding|rsi|cans|ptss|ptsd|reuma|diabetes|suikerziekte|epilepsie|zwangerschapsklacht\w*|miskraam|bekkenklacht\w*|verslaving\w*|alcohol\w*|slaapklacht\w*|stressklacht\w*|spanningsklacht\w*|vermoeid\w*|koorts|keelontsteking|blessure|enkel|knieklacht\w*|schouderklacht\w*|rouw)\b/i;
/** ICD-10 with a decimal, or the CAS codes of Dutch occupational physicians. */
const MEDICAL_CODE = /^(?:[A-Z]\d{2}\.\d{1,2}|[ACDEFGHKLMPRSUV]\d{3})$/;

export function refuseColumnName(name: string): Refusal | null {
  const plain = name.trim().toLowerCase();
  if (MEDICAL_NAMES.test(plain)) return 'medical-column';
  return PERSON_NAMES.test(plain) && !HARMLESS.test(plain) ? 'name-column' : null;
}

export function isHarmlessColumn(name: string): boolean {
  return HARMLESS.test(name.trim().toLowerCase());
}

/** What stands in a column that we do not use: it would not be kept, but it should not have left the HR system. */
export function refuseCell(cell: string): Refusal | null {
  if (MEDICAL_CODE.test(cell) || MEDICAL_WORDS.test(cell)) return 'medical-content';
  return looksLikeSomebody(cell) ? 'name-content' : null;
}

/** A pseudonym is one word with a digit in it; letters alone, spaces and commas are what names have. */
export function refusePerson(cell: string): Refusal | null {
  return cell.length > 40 || !/^[\p{L}\d._-]*\d[\p{L}\d._-]*$/u.test(cell) || isCitizenNumber(cell)
    ? 'name-content'
    : null;
}

function looksLikeSomebody(cell: string): boolean {
  return /\S@\S+\.\S/.test(cell) || isCitizenNumber(cell) || /^\p{Lu}[\p{L}'-]+, ?\p{Lu}/u.test(cell);
}

/** Nine digits that pass the eleven test of the Dutch citizen service number. */
function isCitizenNumber(cell: string): boolean {
  if (!/^\d{9}$/.test(cell)) return false;
  const weighted = [...cell].reduce((sum, digit, at) => sum + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
  return weighted % 11 === 0 && Number(cell) > 0;
}
