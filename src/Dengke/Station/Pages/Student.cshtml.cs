using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Station.Pages;

/// <summary>学生屏: the screen before the student, with the shot and two big buttons.</summary>
public sealed class StudentModel(IServiceProvider services) : StationPage
{
    private readonly Booth booth = services.GetRequiredService<Booth>();

    internal Attempt? Shown => booth.Shown;

    public BoothState State => booth.State;

    public bool Agreed => booth.StudentAgreed;

    public void OnGet() => services.GetRequiredService<Standing>().SeenSecondScreen();

    public Task<IActionResult> OnPostYes() => After(booth.Agree(HttpContext.RequestAborted));

    public Task<IActionResult> OnPostNo() => After(booth.Again(HttpContext.RequestAborted));

    private async Task<IActionResult> After(Task<Outcome<Done>> act)
    {
        await act;
        return Back("/student");
    }
}
