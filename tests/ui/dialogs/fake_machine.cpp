// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_machine.h"

#include "capture/files/filter_compiler.h"

namespace hitwatch {

InterfaceInfo makeInterface(
    const std::string &name, InterfaceKind kind, bool up, const std::vector<std::string> &addresses)
{
    InterfaceInfo info;
    info.name = name;
    info.kind = kind;
    info.description = interfaceKindName(kind);
    info.up = up;
    info.running = up;
    info.addresses = addresses;
    return info;
}

FakeMachine::FakeMachine()
    : m_state(std::make_shared<State>())
{
    setInterfaces({ makeInterface("lo", InterfaceKind::Loopback, true, { "127.0.0.1", "::1" }),
        makeInterface("eth0", InterfaceKind::Ethernet, true, { "10.0.0.5" }),
        makeInterface("tun0", InterfaceKind::Tunnel, false) });
}

void FakeMachine::setInterfaces(const std::vector<InterfaceInfo> &interfaces)
{
    const std::lock_guard guard(m_state->lock);
    m_state->interfaces = interfaces;
}

void FakeMachine::failInterfaces(const std::string &message)
{
    const std::lock_guard guard(m_state->lock);
    m_state->interfaces = Error { ErrorCode::SystemFailure, message };
}

void FakeMachine::setRefusal(const std::optional<Error> &refusal)
{
    const std::lock_guard guard(m_state->lock);
    m_state->refusal = refusal;
}

int FakeMachine::permissionChecks() const
{
    const std::lock_guard guard(m_state->lock);
    return m_state->permissionChecks;
}

CaptureProbes FakeMachine::probes() const
{
    CaptureProbes probes;
    probes.interfaces = [state = m_state] {
        const std::lock_guard guard(state->lock);
        return state->interfaces;
    };
    probes.traffic = [state = m_state] {
        const std::lock_guard guard(state->lock);
        state->bytes += 100'000;
        return Result<std::vector<InterfaceTraffic>>(
            { { "lo", state->bytes, 0, state->bytes, 0 }, { "eth0", state->bytes, 0, 0, 0 } });
    };
    probes.permission = [state = m_state] {
        const std::lock_guard guard(state->lock);
        ++state->permissionChecks;
        return state->refusal;
    };
    probes.filterProblem = checkCaptureFilter;
    return probes;
}

Error FakeMachine::refusal()
{
    return { ErrorCode::PermissionDenied,
        "capturing requires permission: run \"sudo chown root:me /x/hitwatch-capture && sudo chmod "
        "0750 "
        "/x/hitwatch-capture && sudo setcap cap_net_raw=ep /x/hitwatch-capture\" once, then start "
        "again" };
}

} // namespace hitwatch
