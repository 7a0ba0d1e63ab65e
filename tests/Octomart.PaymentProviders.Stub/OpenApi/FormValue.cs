namespace Octomart.PaymentProviders.Stub.OpenApi;

/// <summary>A parameter of a form or query, in which <c>a[b][c]=1</c> is a tree.</summary>
/// <param name="Text">What a leaf says.</param>
/// <param name="Members">What a branch holds; null for a leaf.</param>
internal sealed record FormValue(string? Text, Dictionary<string, FormValue>? Members)
{
    public static FormValue Parse(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var root = Branch();
        foreach (var (name, value) in parameters)
        {
            var keys = name.Split('[').Select(part => part.TrimEnd(']')).ToArray();
            var branch = keys[..^1].Aggregate(root, (at, key) => at.Members!.TryGetValue(key, out var known) && known.Members is not null ? known : at.Members[key] = Branch());
            branch.Members![keys[^1]] = new FormValue(value, null);
        }

        return root;
    }

    private static FormValue Branch() => new(null, new Dictionary<string, FormValue>(StringComparer.Ordinal));
}
