using Octomart.PaymentSubgraph.Providers;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.SavedCards;

/// <summary>A card that a buyer keeps with the provider, to pay with again. The shop never has its number.</summary>
internal sealed class SavedCardType(SavedCard card) : INode
{
    /// <summary>Opaque; <c>crd_...</c>.</summary>
    public string Id => card.Id;

    /// <summary>Who keeps it, and charges it.</summary>
    public Provider Provider => card.Wallet.Provider;

    /// <summary>Whose card it is, in lower case: visa, mastercard, amex.</summary>
    public string Brand => card.Card.Brand;

    /// <summary>Its last four digits.</summary>
    public string Last4 => card.Card.LastFour;

    /// <summary>The month until whose end it is good, 1 to 12.</summary>
    public int ExpMonth => card.Card.ExpiryMonth;

    /// <summary>The year of that month.</summary>
    public int ExpYear => card.Card.ExpiryYear;

    /// <summary>Whether it is offered first.</summary>
    public bool IsDefault => card.IsDefault;
}
