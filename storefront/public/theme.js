// Theme and language before the first paint: see src/app/theme.ts.
function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(`octomart.${key}`));
  } catch {
    return null;
  }
}

{
  const page = document.documentElement;
  const theme = stored('theme') ?? 'system';
  const isDark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  page.classList.toggle('dark', isDark);
  const tags = [stored('language'), ...navigator.languages].map((tag) => String(tag).slice(0, 2));
  page.lang = tags.find((tag) => tag === 'en' || tag === 'de') ?? 'en';
}
