using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Execution;

/// <summary>One value of a response: missing, null, a scalar's bytes as the subgraph sent them, an object or a list.</summary>
internal readonly struct Value
{
    private static readonly object NullMarker = new();

    private readonly object? content;
    private readonly int start;
    private readonly int length;

    private Value(object? content, int start, int length)
    {
        this.content = content;
        this.start = start;
        this.length = length;
    }

    public static Value Null => new(NullMarker, 0, 0);

    public bool IsMissing => content is null;

    public bool IsNull => ReferenceEquals(content, NullMarker);

    public bool IsMissingOrNull => content is null || ReferenceEquals(content, NullMarker);

    public ResponseObject? Object => content as ResponseObject;

    public Value[]? List => content as Value[];

    public bool IsScalar => content is byte[];

    /// <summary>A scalar's JSON, untouched.</summary>
    public ReadOnlySpan<byte> Json => content is byte[] bytes ? bytes.AsSpan(start, length) : default;

    public static Value Scalar(byte[] body, int start, int length) => new(body, start, length);

    public static Value Of(ResponseObject value) => new(value, 0, 0);

    public static Value Of(Value[] values) => new(values, 0, 0);
}

/// <summary>One object of the response, with a place for every field that the plan reads.</summary>
internal sealed class ResponseObject(TypeDefinition? type, int slots)
{
    /// <summary>What it is; null while only an interface object's subgraph has spoken of it.</summary>
    public TypeDefinition? Type { get; set; } = type;

    public Value[] Slots { get; } = new Value[slots];
}
