using System.Collections.Frozen;

namespace Octomart.Contracts;

/// <summary>ISO 4217: the codes in use and their fraction digits (list one, active codes without funds and metals).</summary>
public static class Currencies
{
    private const string TwoDigits =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP "
        + "GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN "
        + "NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU "
        + "UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";

    private const string NoDigits = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";

    private const string ThreeDigits = "BHD IQD JOD KWD LYD OMR TND";

    private static readonly FrozenDictionary<string, int> Digits = TwoDigits.Split(' ').Select(code => (code, digits: 2))
        .Concat(NoDigits.Split(' ').Select(code => (code, digits: 0)))
        .Concat(ThreeDigits.Split(' ').Select(code => (code, digits: 3)))
        .ToFrozenDictionary(c => c.code, c => c.digits, StringComparer.Ordinal);

    /// <summary>Whether this is an upper-case code in use.</summary>
    public static bool IsKnown(string? code) => code is not null && Digits.ContainsKey(code);

    /// <summary>Decimals of the currency: 2 for USD, 0 for JPY, 3 for TND.</summary>
    /// <exception cref="ArgumentException">The code is unknown.</exception>
    public static int FractionDigitsOf(string code) => Digits.TryGetValue(code, out var digits)
        ? digits
        : throw new ArgumentException($"'{code}' is not an ISO 4217 currency code.", nameof(code));

    /// <summary>Minor units in one major unit: 100 for USD.</summary>
    public static decimal ScaleOf(string code) => FractionDigitsOf(code) switch { 0 => 1m, 2 => 100m, _ => 1000m };
}
