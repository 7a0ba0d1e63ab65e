namespace Octomart.Contracts;

/// <summary>By which kind of rate the sale of a thing is taxed; the rates themselves follow from where it goes.</summary>
public enum TaxClass
{
    /// <summary>The destination's standard rate.</summary>
    Standard,

    /// <summary>A reduced rate where the destination has one, such as for books and food.</summary>
    Reduced,

    /// <summary>Not taxed anywhere, such as gift cards.</summary>
    Zero,
}
