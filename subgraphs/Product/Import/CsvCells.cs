namespace Octomart.ProductSubgraph.Import;

/// <summary>
/// A spreadsheet runs a cell that begins like a formula. What we export is guarded by an apostrophe, which an import takes off again.
/// See https://owasp.org/www-community/attacks/CSV_Injection.
/// </summary>
internal static class CsvCells
{
    private const char Mark = '\'';

    public static string Guard(string text) => NeedsGuard(text) ? Mark + text : text;

    public static string Unguard(string text) => text.Length > 1 && text[0] == Mark && NeedsGuard(text[1..]) ? text[1..] : text;

    // An apostrophe in front of such a cell is guarded too, or it would be lost on the way back.
    private static bool NeedsGuard(string text) => text.TrimStart(Mark) is [('=' or '+' or '-' or '@' or '\t' or '\r'), ..];
}
