// Hosting/Local hosts the functions in this process and offers the commands of a terminal; Hosting/Azure hands them to the
// Azure Functions host. The build compiles exactly one of the two (FunctionsHost in Directory.Build.props).
return await SocialFunnel.Hosting.Entry.Run(args);
