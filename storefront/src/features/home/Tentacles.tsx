const arms = [
  'M760 640C690 470 560 500 560 380S660 270 620 180',
  'M800 640C760 430 640 420 680 300S800 220 770 90',
  'M840 640C830 410 760 380 800 260S900 180 890 40',
  'M880 640C900 420 880 360 930 260S1010 190 1020 70',
  'M920 640C970 470 990 400 1050 330S1110 240 1150 170',
];

/** Arms that reach up from below, each with its row of suckers. Decoration only. */
export function Tentacles() {
  return (
    <svg
      viewBox="0 0 1200 600"
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
      className="absolute inset-0 -z-10 size-full opacity-30 lg:opacity-100"
    >
      <defs>
        <linearGradient id="arm" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#ff8a6b" />
          <stop offset="0.55" stopColor="#d63d26" />
          <stop offset="1" stopColor="#7d2140" />
        </linearGradient>
      </defs>
      <g fill="none" strokeLinecap="round">
        {arms.map((path, index) => (
          <g key={path}>
            <path d={path} stroke="url(#arm)" strokeWidth={index % 2 ? 46 : 58} />
            <path d={path} stroke="#ffd9c9" strokeOpacity="0.85" strokeWidth="11" strokeDasharray="0.1 27" />
          </g>
        ))}
      </g>
    </svg>
  );
}
