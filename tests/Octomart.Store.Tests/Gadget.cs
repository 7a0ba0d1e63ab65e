using System.Collections.Immutable;

namespace Octomart.Store.Tests;

/// <summary>A document with every kind of member that a service may query.</summary>
public sealed record Gadget : Document
{
    public required string Name { get; init; }
    public string? Nickname { get; init; }
    public int Count { get; init; }
    public long? Weight { get; init; }
    public double Rating { get; init; }
    public double? Score { get; init; }
    public bool IsActive { get; init; }
    public bool? IsHidden { get; init; }
    public GadgetStatus Status { get; init; }
    public GadgetStatus? Former { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public DateOnly? Day { get; init; }
    public Guid? Token { get; init; }
    public Price? Price { get; init; }
    public ImmutableArray<string> Tags { get; init; } = [];
    public IReadOnlyList<Part> Parts { get; init; } = [];
    public string[]? Codes { get; init; }
    public ImmutableDictionary<string, int> Stock { get; init; } = ImmutableDictionary<string, int>.Empty;
    public bool IsComputed => Count > 0;
}

public sealed record Price(long MinorUnits, string Currency);

public sealed record Part(string Sku, int Quantity, string? Color, GadgetStatus Status);

public enum GadgetStatus
{
    Draft,
    Active,
    Archived,
}

/// <summary>A second collection with a unique key that only counts while set.</summary>
public sealed record Label : Document
{
    public string? Text { get; init; }
    public string Owner { get; init; } = "";
    public bool IsRetired { get; init; }
}
