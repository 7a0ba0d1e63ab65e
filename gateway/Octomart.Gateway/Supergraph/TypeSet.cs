namespace Octomart.Gateway.Supergraph;

/// <summary>A set of object types as bits: intersections decide which fragments can ever match.</summary>
internal sealed class TypeSet : IEquatable<TypeSet>
{
    private readonly ulong[] bits;

    private TypeSet(ulong[] bits) => this.bits = bits;

    public static TypeSet Of(int universe, IEnumerable<TypeDefinition> types)
    {
        var bits = new ulong[(universe + 63) / 64];
        foreach (var type in types)
        {
            bits[type.Index / 64] |= 1UL << (type.Index % 64);
        }

        return new TypeSet(bits);
    }

    public bool IsEmpty => Array.TrueForAll(bits, word => word == 0);

    public bool Contains(TypeDefinition type) => (bits[type.Index / 64] & (1UL << (type.Index % 64))) != 0;

    public TypeSet Intersect(TypeSet other)
    {
        var result = new ulong[bits.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = bits[i] & other.bits[i];
        }

        return new TypeSet(result);
    }

    /// <summary>The given types out of the same universe.</summary>
    public TypeSet Only(IEnumerable<TypeDefinition> types) => Of(bits.Length * 64, types);

    public bool Equals(TypeSet? other) => other is not null && bits.AsSpan().SequenceEqual(other.bits);

    public override bool Equals(object? obj) => Equals(obj as TypeSet);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var word in bits)
        {
            hash.Add(word);
        }

        return hash.ToHashCode();
    }
}
