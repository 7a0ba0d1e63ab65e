using System.Globalization;
using System.Text;
using Octomart.Store.Queries;

namespace Octomart.Store.Sqlite;

/// <summary>
/// SQL and its parameters. The one place that writes JSON paths: an index serves a query only if both say the same text.
/// </summary>
internal sealed class SqlText(bool literalsOnly = false)
{
    private readonly StringBuilder _text = new();
    private int _elements;

    public List<object> Parameters { get; } = [];

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Column(Field field, string? element = null) => (element, field) switch
    {
        (null, { IsDocumentId: true }) => "id",
        (null, _) => $"body ->> '{Path(field)}'",
        (_, { Path.IsEmpty: true }) => $"{element}.value",
        _ => $"{element}.value ->> '{Path(field)}'",
    };

    public SqlText Append(string sql)
    {
        _text.Append(sql);
        return this;
    }

    public SqlText Value(object value)
    {
        if (literalsOnly)
        {
            return Append(Literal(value));
        }

        _text.Append(CultureInfo.InvariantCulture, $"$p{Parameters.Count}");
        Parameters.Add(value is bool truth ? (truth ? 1L : 0L) : value);
        return this;
    }

    /// <summary>Parts of a statement's shape, such as an enum's member: SQLite matches partial indexes by literals only.</summary>
    public SqlText Constant(object value) => Append(Literal(value));

    public string NextElement() => $"e{_elements++}";

    public override string ToString() => _text.ToString();

    private static string Literal(object value) => value switch
    {
        bool truth => truth ? "1" : "0",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"A {value.GetType().Name} has no SQL literal."),
    };

    public static string Path(Field field) => Literal("$" + string.Concat(field.Path.Select(name => $".\"{name}\""))).Trim('\'');
}
