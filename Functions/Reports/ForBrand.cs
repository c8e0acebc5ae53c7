using System.IO;
using SocialFunnel.Store;

namespace SocialFunnel.Reports;

/// <summary>Answers that need a brand.</summary>
internal static class ForBrand
{
    /// <summary>An answer about a brand, or what is the matter with it.</summary>
    public static async Task<IResult> Answer(this BrandStore brands, string id, Func<Brand, Task<IResult>> answer, CancellationToken cancellation)
    {
        Brand? brand;
        try
        {
            brand = await brands.Find(id, cancellation);
        }
        catch (InvalidDataException invalid)
        {
            return Problem.Unusable(id, invalid);
        }

        return brand is null ? Problem.NoBrand(id) : await answer(brand);
    }
}
