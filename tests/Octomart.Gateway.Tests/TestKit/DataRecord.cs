namespace Octomart.Gateway.Tests.TestKit;

/// <summary>An object of the test data: its type, its fields, and what a subgraph was sent for it.</summary>
public sealed class DataRecord(string type, Dictionary<string, object?> fields)
{
    public string Type { get; } = type;

    public Dictionary<string, object?> Fields { get; } = fields;

    /// <summary>The fields that a subgraph was given with the representation; all of its fields on a monolith.</summary>
    public IReadOnlyDictionary<string, object?> Given { get; init; } = fields;

    /// <summary>The object in whose field it was found.</summary>
    public DataRecord? Above { get; init; }

    /// <summary>Objects found in a field of another.</summary>
    public static object? Below(DataRecord above, object? found) => found switch
    {
        DataRecord record => new DataRecord(record.Type, record.Fields) { Given = record.Given, Above = above },
        IEnumerable<DataRecord?> records => records.Select(record => Below(above, record)).ToList(),
        _ => found,
    };

    public object? this[string field] => Fields.GetValueOrDefault(field);

    public static DataRecord Of(string type, params (string Name, object? Value)[] fields) =>
        new(type, fields.ToDictionary(field => field.Name, field => field.Value));
}
