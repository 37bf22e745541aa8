// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/helper_location.h"

#include "capture/live/helper_launcher.h"

#include <grp.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace hitwatch {
namespace {

constexpr const char *kHelperName = "hitwatch-capture";

std::string realPath(const std::string &path)
{
    std::array<char, PATH_MAX> resolved {};
    return ::realpath(path.c_str(), resolved.data()) != nullptr ? resolved.data() : path;
}

bool isRegularFile(const std::string &path)
{
    struct stat entry { };
    return ::stat(path.c_str(), &entry) == 0 && S_ISREG(entry.st_mode);
}

std::vector<std::string> candidates()
{
    std::vector<std::string> paths;
    const std::string self = realPath("/proc/self/exe");
    const std::size_t slash = self.rfind('/');
    if (slash != std::string::npos && self != "/proc/self/exe") {
        const std::string folder = self.substr(0, slash + 1);
        paths.push_back(folder + kHelperName);
        paths.push_back(folder + "../capture/" + kHelperName);
        // Relative, so that it is found under any prefix, and never one of another installation.
        paths.push_back(folder + HITWATCH_LIBEXEC_FROM_BIN "/" + kHelperName);
    }
    return paths;
}

bool hasFileCapability(const std::string &path)
{
    return ::getxattr(path.c_str(), "security.capability", nullptr, 0) > 0;
}

bool isOnNosuidMount(const std::string &path)
{
    struct statvfs mount { };
    return ::statvfs(path.c_str(), &mount) == 0 && (mount.f_flag & ST_NOSUID) != 0;
}

std::string groupName(gid_t id)
{
    const group *found = ::getgrgid(id); // NOLINT(concurrency-mt-unsafe)
    return found != nullptr ? found->gr_name : std::to_string(id);
}

/// Name of the group that may run @p path; empty when that is nobody's or root's business.
std::string runningGroup(const std::string &path)
{
    struct stat entry { };
    if (::stat(path.c_str(), &entry) != 0 || (entry.st_mode & S_IXGRP) == 0 || entry.st_gid == 0)
        return {};
    return groupName(entry.st_gid);
}

/// @p path as one word of a shell command.
std::string shellWord(const std::string &path)
{
    const bool isPlain = std::all_of(path.begin(), path.end(), [](unsigned char c) {
        return c > 127 || std::isalnum(c) != 0 || std::strchr("/._+-", c) != nullptr;
    });
    if (isPlain)
        return path;
    std::string word = "'";
    for (const char c : path)
        word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + '\'';
}

/// Lets one group capture, not everybody on the machine: that of this user, or the one that may run
/// the helper and nobody else. The capability comes last, since chown removes it.
std::string grantCommand(const std::string &path)
{
    struct stat entry { };
    const bool isForGroup = ::stat(path.c_str(), &entry) == 0 && (entry.st_mode & S_IXOTH) == 0;
    std::string who = isForGroup ? runningGroup(path) : std::string();
    if (who.empty())
        who = groupName(::getgid());
    const std::string word = shellWord(path);
    return "sudo chown root:" + who + ' ' + word + " && sudo chmod 0750 " + word
        + " && sudo setcap cap_net_raw=ep " + word;
}

} // namespace

Result<std::string> locateHelper(const std::string &explicitPath)
{
    if (!explicitPath.empty()) {
        if (isRegularFile(explicitPath))
            return realPath(explicitPath);
        return Error { ErrorCode::NotFound, "the capture helper is not at " + explicitPath };
    }
    std::string tried;
    for (const std::string &path : candidates()) {
        if (isRegularFile(path))
            return realPath(path);
        tried += (tried.empty() ? "" : ", ") + path;
    }
    return Error { ErrorCode::NotFound,
        "the capture helper is missing (looked for " + tried
            + "); reinstall Hitwatch, or build the target hitwatch-capture" };
}

std::string permissionAdvice(const std::string &helperPath)
{
    const std::string needs = "capturing requires permission: ";
    if (::geteuid() == 0 || HelperLauncher::current() != nullptr)
        return needs + "root lacks CAP_NET_RAW here; start the container with --cap-add=NET_RAW";
    if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1)
        return needs
            + "this session cannot gain privileges (no_new_privs); start Hitwatch outside the "
              "sandbox";
    if (isOnNosuidMount(helperPath))
        return needs + helperPath
            + " is on a file system mounted nosuid, where capabilities have no effect; install "
              "Hitwatch elsewhere";
    if (hasFileCapability(helperPath))
        return needs + helperPath
            + " has a file capability, but the kernel does not grant it here; run \""
            + grantCommand(helperPath) + "\" once, or start Hitwatch outside the container";
    return needs + "run \"" + grantCommand(helperPath) + "\" once, then try again";
}

std::string executionAdvice(const std::string &helperPath, int errorNumber)
{
    if (errorNumber == EACCES) {
        const std::string group = runningGroup(helperPath);
        if (!group.empty())
            return "capturing requires permission: only members of the group " + group
                + " may capture; run \"sudo adduser $USER " + group + "\" once, then log in again";
        return "capturing requires permission: " + helperPath
            + " cannot be run by this user; run \"" + grantCommand(helperPath)
            + "\" once, then try again";
    }
    if (errorNumber == EPERM)
        return "capturing requires permission: the kernel does not grant " + helperPath
            + " its capability here; start the container with --cap-add=NET_RAW";
    return "cannot start the capture helper " + helperPath + ": " + std::strerror(errorNumber)
        + "; reinstall Hitwatch";
}

} // namespace hitwatch
