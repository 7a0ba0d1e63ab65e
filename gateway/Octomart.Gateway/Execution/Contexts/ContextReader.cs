using Octomart.Gateway.Planning.Contexts;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Execution.Contexts;

/// <summary>Reads the value of a context for one entity from the objects on the way to it.</summary>
internal sealed class ContextReader(ContextInput input)
{
    private readonly Source[] sources = [.. input.Sources.Select(source => new Source(source.Depth, source.Types, ContextValue.From(source)))];
    private readonly bool isNonNull = input.Need.Argument.Type.IsNonNull;

    public string Variable { get; } = input.Need.Variable;

    /// <summary>Writes the value; false when it is not known, or null where it must not be: then the entity can't be asked about.</summary>
    public bool TryWrite(ReadOnlySpan<ResponseObject> way, ByteBuffer output)
    {
        foreach (var source in sources)
        {
            var at = way[source.Depth];
            if (source.Types is null || (at.Type is { } type && source.Types.Contains(type)))
            {
                var start = output.Length;
                return source.Value.TryWrite(at, output) && !(isNonNull && output.Written[start..].SequenceEqual("null"u8));
            }

            if (at.Type is null)
            {
                return false;
            }
        }

        return false;
    }

    private readonly record struct Source(int Depth, TypeSet? Types, ContextValue Value);
}
