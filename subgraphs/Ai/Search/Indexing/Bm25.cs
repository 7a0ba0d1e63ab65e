namespace Octomart.AiSubgraph.Search.Indexing;

/// <summary>
/// Fielded BM25 (Zaragoza et al., "Microsoft Cambridge at TREC-13", 2004): frequencies are weighted and normalised per field, summed,
/// and only then saturated, so that a word in title and description is not counted as two findings.
/// </summary>
internal sealed record Bm25
{
    /// <summary>Low: in product texts the second occurrence of a word says little.</summary>
    public float K1 { get; init; } = 0.6f;

    public FieldWeight Title { get; init; } = new(3.0f, 0.3f);

    public FieldWeight Brand { get; init; } = new(1.5f, 0.2f);

    public FieldWeight Category { get; init; } = new(1.5f, 0.3f);

    public FieldWeight Description { get; init; } = new(0.6f, 0.6f);

    public static float InverseDocumentFrequency(int documents, int containing) =>
        MathF.Log(1 + ((documents - containing + 0.5f) / (containing + 0.5f)));

    /// <summary>The part of the score between 0 and 1 that depends on the document.</summary>
    public float Saturate(in FieldFrequencies frequencies, in FieldNorms norms)
    {
        var weighted = (frequencies.Title * norms.Title) + (frequencies.Brand * norms.Brand)
            + (frequencies.Category * norms.Category) + (frequencies.Description * norms.Description);
        return weighted / (K1 + weighted);
    }

    /// <summary>Weight over length normalisation, per field of one document.</summary>
    public FieldNorms Norms(in FieldLengths lengths, in AverageLengths average) => new(
        Title.Norm(lengths.Title, average.Title),
        Brand.Norm(lengths.Brand, average.Brand),
        Category.Norm(lengths.Category, average.Category),
        Description.Norm(lengths.Description, average.Description));
}

/// <summary>How much a field counts, and how strongly a long one is discounted (0 not at all, 1 in proportion).</summary>
internal readonly record struct FieldWeight(float Weight, float LengthDiscount)
{
    public float Norm(int length, float average) => average <= 0 ? Weight : Weight / (1 - LengthDiscount + (LengthDiscount * length / average));
}

/// <summary>See <see cref="Bm25.Norms"/>.</summary>
internal readonly record struct FieldNorms(float Title, float Brand, float Category, float Description);

/// <summary>Mean number of words per field over all documents.</summary>
internal readonly record struct AverageLengths(float Title, float Brand, float Category, float Description);
