using System.Collections.Frozen;
using Octomart.OrderSubgraph.Orders;

namespace Octomart.OrderSubgraph.Taxes;

/// <summary>Where something is taxed.</summary>
/// <param name="CountryCode">ISO 3166-1 alpha-2.</param>
/// <param name="Region">The state's or province's code; null when there is none, or nobody has said which.</param>
internal readonly record struct TaxPlace(string CountryCode, string? Region)
{
    // People write "California" where rates are kept for "CA": missing one would silently charge no tax.
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Names = new Dictionary<string, FrozenDictionary<string, string>>
    {
        ["US"] = Read(
            "AL=Alabama,AK=Alaska,AZ=Arizona,AR=Arkansas,CA=California,CO=Colorado,CT=Connecticut,DE=Delaware,DC=District of Columbia,FL=Florida,GA=Georgia,"
            + "HI=Hawaii,ID=Idaho,IL=Illinois,IN=Indiana,IA=Iowa,KS=Kansas,KY=Kentucky,LA=Louisiana,ME=Maine,MD=Maryland,MA=Massachusetts,MI=Michigan,"
            + "MN=Minnesota,MS=Mississippi,MO=Missouri,MT=Montana,NE=Nebraska,NV=Nevada,NH=New Hampshire,NJ=New Jersey,NM=New Mexico,NY=New York,"
            + "NC=North Carolina,ND=North Dakota,OH=Ohio,OK=Oklahoma,OR=Oregon,PA=Pennsylvania,PR=Puerto Rico,RI=Rhode Island,SC=South Carolina,"
            + "SD=South Dakota,TN=Tennessee,TX=Texas,UT=Utah,VT=Vermont,VA=Virginia,WA=Washington,WV=West Virginia,WI=Wisconsin,WY=Wyoming"),
        ["CA"] = Read(
            "AB=Alberta,BC=British Columbia,MB=Manitoba,NB=New Brunswick,NL=Newfoundland and Labrador,NS=Nova Scotia,NT=Northwest Territories,NU=Nunavut,"
            + "ON=Ontario,PE=Prince Edward Island,QC=Quebec,QC=Québec,SK=Saskatchewan,YT=Yukon"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static TaxPlace Of(PostalAddress address) => Of(address.CountryCode, address.Region);

    public static TaxPlace Of(string countryCode, string? region)
    {
        var country = countryCode.Trim().ToUpperInvariant();
        return new TaxPlace(country, region?.Trim() is { Length: > 0 } text ? CodeOf(country, text) : null);
    }

    private static string CodeOf(string country, string region) =>
        Names.TryGetValue(country, out var names) && names.TryGetValue(region, out var code) ? code : region.ToUpperInvariant();

    private static FrozenDictionary<string, string> Read(string table) => table.Split(',')
        .Select(entry => entry.Split('='))
        .ToFrozenDictionary(entry => entry[1], entry => entry[0], StringComparer.OrdinalIgnoreCase);
}
