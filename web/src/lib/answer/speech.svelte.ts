/** A text with the language that it really is in: a voice should not read Dutch as if it were Turkish. */
export interface Spoken {
  readonly text: string;
  readonly spoken: string;
}

/**
 * Reading aloud by a voice of the device itself. A voice that lives on a server would be sent every question on the
 * screen, so those are left alone.
 */
export class Speech {
  speaking = $state(false);
  #voices = $state.raw<readonly SpeechSynthesisVoice[]>([]);

  constructor() {
    const { speechSynthesis } = globalThis;
    if (!speechSynthesis) return;
    this.#voices = speechSynthesis.getVoices();
    speechSynthesis.addEventListener?.('voiceschanged', () => (this.#voices = speechSynthesis.getVoices()));
  }

  voiceFor(spoken: string): SpeechSynthesisVoice | undefined {
    const [wanted = ''] = spoken.toLowerCase().split('-');
    const fitting = this.#voices.filter(
      ({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/)[0] === wanted,
    );
    return (
      fitting.find(({ lang }) => lang.replace('_', '-').toLowerCase() === spoken.toLowerCase()) ?? fitting[0]
    );
  }

  /** Half of a question read aloud is no question: all of it, or none. */
  canSay(parts: readonly Spoken[]): boolean {
    return parts.every(({ spoken }) => this.voiceFor(spoken) !== undefined);
  }

  say(parts: readonly Spoken[]): void {
    speechSynthesis.cancel();
    parts.forEach(({ text, spoken }, index) => {
      const voice = this.voiceFor(spoken);
      const utterance = new SpeechSynthesisUtterance(text);
      if (voice) utterance.voice = voice;
      utterance.lang = voice?.lang ?? spoken;
      utterance.rate = 0.95;
      if (index === parts.length - 1) utterance.onend = utterance.onerror = () => (this.speaking = false);
      speechSynthesis.speak(utterance);
    });
    this.speaking = true;
  }

  stop(): void {
    globalThis.speechSynthesis?.cancel();
    this.speaking = false;
  }
}

export const speech = new Speech();
