// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/helper_spawn.h"

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace hitwatch {
namespace {

constexpr int kChildPacketFd = 3;
constexpr int kChildStatusFd = 4;

/// What the child does before it becomes the helper.
class SpawnPlan {
public:
    SpawnPlan(int control, int packets, int status)
    {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawn_file_actions_adddup2(&m_actions, control, STDIN_FILENO);
        ::posix_spawn_file_actions_addopen(
            &m_actions, STDOUT_FILENO, "/dev/null", O_WRONLY | O_CLOEXEC, 0);
        ::posix_spawn_file_actions_adddup2(&m_actions, packets, kChildPacketFd);
        ::posix_spawn_file_actions_adddup2(&m_actions, status, kChildStatusFd);
        ::posix_spawn_file_actions_addclosefrom_np(&m_actions, kChildStatusFd + 1);

        ::posix_spawnattr_init(&m_attributes);
        sigset_t none {};
        sigemptyset(&none);
        ::posix_spawnattr_setsigmask(&m_attributes, &none);
        ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK);
    }
    ~SpawnPlan()
    {
        ::posix_spawn_file_actions_destroy(&m_actions);
        ::posix_spawnattr_destroy(&m_attributes);
    }
    SpawnPlan(const SpawnPlan &) = delete;
    SpawnPlan &operator=(const SpawnPlan &) = delete;

    int run(const std::string &path, std::vector<std::string> arguments, pid_t &child)
    {
        std::vector<char *> pointers;
        pointers.reserve(arguments.size() + 1);
        for (std::string &argument : arguments)
            pointers.push_back(argument.data());
        pointers.push_back(nullptr);
        // Nothing of the environment is the helper's business.
        std::array<char *, 1> environment { nullptr };
        return ::posix_spawn(
            &child, path.c_str(), &m_actions, &m_attributes, pointers.data(), environment.data());
    }

private:
    posix_spawn_file_actions_t m_actions {};
    posix_spawnattr_t m_attributes {};
};

} // namespace

int spawnHelper(const std::string &path, const std::vector<std::string> &arguments,
    const HelperEnds &ends, pid_t &child)
{
    std::vector<std::string> all { path, "--packet-fd", std::to_string(kChildPacketFd),
        "--status-fd", std::to_string(kChildStatusFd) };
    all.insert(all.end(), arguments.begin(), arguments.end());
    return SpawnPlan(ends.control.get(), ends.packets.get(), ends.status.get())
        .run(path, std::move(all), child);
}

} // namespace hitwatch
