namespace Octomart.AiSubgraph.Search.Indexing;

/// <summary>The fields that a word can stand in.</summary>
internal enum SearchField
{
    Title,
    Brand,
    Category,
    Description,
}

/// <summary>How often a word stands in each field of one product.</summary>
internal struct FieldFrequencies
{
    public byte Title;
    public byte Brand;
    public byte Category;
    public byte Description;

    public void Increment(SearchField field)
    {
        ref var count = ref Title;
        switch (field)
        {
            case SearchField.Brand:
                count = ref Brand;
                break;
            case SearchField.Category:
                count = ref Category;
                break;
            case SearchField.Description:
                count = ref Description;
                break;
        }

        // Past 255 another occurrence changes no score.
        count = count == byte.MaxValue ? count : (byte)(count + 1);
    }
}

/// <summary>A product (by its ordinal) that contains a word.</summary>
internal readonly record struct Posting(int Ordinal, FieldFrequencies Frequencies);
