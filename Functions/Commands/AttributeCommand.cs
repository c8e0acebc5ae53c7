using System.CommandLine;
namespace SocialFunnel.Commands;
public static class AttributeCommand { public static Command Create() => new("attribute"); }
