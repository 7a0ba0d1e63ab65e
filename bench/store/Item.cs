using Octomart.Store;

namespace Octomart.StoreBench;

internal sealed record Item : Document
{
    public required string Group { get; init; }

    public int Rank { get; init; }

    public string Text { get; init; } = new('x', 400);

    public IReadOnlyList<string> Tags { get; init; } = ["one", "two", "three"];

    public static Item New(int number) => new() { Id = $"itm_{number:000000}", Group = $"g{number % 50}", Rank = number };
}

internal sealed record ItemTouched(string ItemId, long Timestamp);
