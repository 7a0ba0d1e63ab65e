namespace Octomart.Hazards.Bench.Mutations;

/// <summary>What passes as the code is, and must fail without a protection.</summary>
/// <param name="Project">The project that is built, from the repository's root.</param>
internal abstract record Proof(string Project)
{
    /// <summary>What is run, in words.</summary>
    public abstract string Name { get; }

    /// <summary>This and others of the same project in one run.</summary>
    public virtual Proof With(IEnumerable<Proof> others) => this;

    /// <summary>Tests of a test project, all that end on one of these names.</summary>
    public static Proof Tests(string project, params IReadOnlyList<string> names) => new TestProof($"tests/Octomart.{project}.Tests", names);

    /// <summary>Random histories of the whole shop.</summary>
    public static Proof Histories(int count, int seed) => new HistoriesProof(count, seed);
}

/// <summary>Tests by name; at least one of them must fail.</summary>
internal sealed record TestProof(string Project, IReadOnlyList<string> Names) : Proof(Project)
{
    public override string Name => string.Join(", ", Names.Select(name => $"`{name}`"));

    public override Proof With(IEnumerable<Proof> others) => this with { Names = [.. others.OfType<TestProof>().SelectMany(other => other.Names).Distinct(StringComparer.Ordinal)] };

    public string Filter => string.Join('|', Names.Select(name => $"FullyQualifiedName~.{name}"));
}

/// <summary>Histories that follow from a seed; one of them must go wrong.</summary>
internal sealed record HistoriesProof(int Count, int Seed) : Proof("bench/histories")
{
    public override string Name => $"`bench/histories --histories {Count} --seed {Seed}`";
}
