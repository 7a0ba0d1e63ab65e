let audio: AudioContext | null = null;

/** Two short notes. A device without sound stays silent. */
export function chime(): void {
  try {
    audio ??= new AudioContext();
    void audio.resume();
    note(audio, 880, 0);
    note(audio, 1174.7, 0.14);
  } catch {
    // Nothing is lost: the order is on the page.
  }
}

function note(context: AudioContext, frequency: number, delay: number): void {
  const start = context.currentTime + delay;
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0.0001, start);
  volume.gain.exponentialRampToValueAtTime(0.15, start + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.35);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + 0.4);
}
