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

  say(texts: readonly string[], spoken: string): void {
    const voice = this.voiceFor(spoken);
    if (!voice) return;
    speechSynthesis.cancel();
    texts.forEach((text, index) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = 0.95;
      if (index === texts.length - 1) utterance.onend = utterance.onerror = () => (this.speaking = false);
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
