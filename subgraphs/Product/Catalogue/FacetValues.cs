using Octomart.ProductSubgraph.Products;

namespace Octomart.ProductSubgraph.Catalogue;

/// <summary>Gives every distinct attribute a number, so that facets count in arrays instead of looking texts up. Numbers are never given back.</summary>
internal sealed class FacetValues
{
    private readonly Lock _lock = new();
    private readonly Dictionary<AttributeValue, int> _numbers = [];
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private AttributeValue[] _values = new AttributeValue[1024];
    private int[] _codeOf = new int[1024];
    private string[] _codeNames = new string[64];

    public int[] NumbersOf(IReadOnlyCollection<AttributeValue> attributes)
    {
        if (attributes.Count == 0)
        {
            return [];
        }

        lock (_lock)
        {
            return [.. attributes.Select(NumberOf)];
        }
    }

    /// <summary>What the numbers given so far mean. Later numbers do not change it.</summary>
    public FacetTable Read()
    {
        lock (_lock)
        {
            return new FacetTable(_values, _codeOf, _codeNames, _numbers.Count, _codes.Count);
        }
    }

    private int NumberOf(AttributeValue attribute)
    {
        if (_numbers.TryGetValue(attribute, out var number))
        {
            return number;
        }

        number = _numbers.Count;
        if (number == _values.Length)
        {
            // Readers keep the arrays that they have.
            Array.Resize(ref _values, number * 2);
            Array.Resize(ref _codeOf, number * 2);
        }

        if (!_codes.TryGetValue(attribute.Code, out var code))
        {
            code = _codes.Count;
            if (code == _codeNames.Length)
            {
                Array.Resize(ref _codeNames, code * 2);
            }

            _codeNames[code] = attribute.Code;
            _codes[attribute.Code] = code;
        }

        _values[number] = attribute;
        _codeOf[number] = code;
        _numbers[attribute] = number;
        return number;
    }
}

/// <summary>Numbered attributes.</summary>
/// <param name="Values">The attribute behind each number.</param>
/// <param name="CodeOf">The number of its code.</param>
/// <param name="CodeNames">The code behind each number of a code.</param>
/// <param name="Count">How many attributes there are; the arrays are longer.</param>
/// <param name="Codes">How many codes there are.</param>
internal readonly record struct FacetTable(AttributeValue[] Values, int[] CodeOf, string[] CodeNames, int Count, int Codes);
