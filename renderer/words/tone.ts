/** What a state looks like, by what it means; the colours stand in `tokens.css`. */
export type Tone = "good" | "caution" | "exposed" | "alarm" | "clash" | "unsure";
