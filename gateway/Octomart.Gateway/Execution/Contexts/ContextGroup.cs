namespace Octomart.Gateway.Execution.Contexts;

/// <summary>Entities of one call whose contexts have the same values: one <c>_entities</c> field.</summary>
/// <param name="call">The call.</param>
/// <param name="number">Which copy of the call's field this is.</param>
/// <param name="values">The values, each ended by a zero byte.</param>
internal sealed class ContextGroup(CompiledCall call, int number, byte[] values) : IDisposable
{
    private readonly ByteBuffer representations = new(512);

    public byte[] Values { get; } = values;

    public RepresentationBuilder Builder { get; } = new(call, number);

    public bool TryAdd(ResponseObject entity, int target) => Builder.TryAdd(entity, target, representations);

    /// <summary>Writes the variables of this copy: <c>"representations_1":[...],"contextualArgument_1_0_1":"EUR"</c>.</summary>
    public void Write(ByteBuffer output)
    {
        output.Write(Builder.VariableUtf8);
        output.Write((byte)'[');
        output.Write(representations.Written);
        output.Write((byte)']');
        var rest = Values.AsSpan();
        foreach (var name in call.ContextVariables(number))
        {
            var end = rest.IndexOf((byte)0);
            output.Write((byte)',');
            output.Write(name);
            output.Write(rest[..end]);
            rest = rest[(end + 1)..];
        }
    }

    public void Dispose() => representations.Dispose();
}
