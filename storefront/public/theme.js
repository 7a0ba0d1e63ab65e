// Before the first paint, so that nothing flashes: the theme and the language of the last visit. See src/app/theme.ts and
// src/i18n/language.ts, which know these keys too. A file of its own, because the shop's policy allows no script in the page.
function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(`octomart.${key}`));
  } catch {
    return null;
  }
}

(() => {
  const page = document.documentElement;
  const theme = stored('theme') ?? 'system';
  const isDark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  page.classList.toggle('dark', isDark);
  const language = [stored('language'), ...navigator.languages]
    .map((tag) => String(tag).split('-')[0])
    .find((tag) => tag === 'en' || tag === 'de');
  page.lang = language ?? 'en';
})();
