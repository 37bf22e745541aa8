// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/capture_probes.h"

#include <memory>
#include <mutex>

namespace hitwatch {

InterfaceInfo makeInterface(const std::string &name, InterfaceKind kind, bool up = true,
    const std::vector<std::string> &addresses = {});

/// What the dialog finds when it asks; changed while it looks from another thread.
class FakeMachine {
public:
    FakeMachine();

    void setInterfaces(const std::vector<InterfaceInfo> &interfaces);
    void failInterfaces(const std::string &message);
    void setRefusal(const std::optional<Error> &refusal);
    int permissionChecks() const;
    /// Probes that answer with this; filters are compiled for real.
    CaptureProbes probes() const;

    static Error refusal();

private:
    struct State {
        std::mutex lock;
        Result<std::vector<InterfaceInfo>> interfaces = std::vector<InterfaceInfo>();
        std::optional<Error> refusal;
        int permissionChecks = 0;
        std::uint64_t bytes = 0;
    };
    std::shared_ptr<State> m_state;
};

} // namespace hitwatch
