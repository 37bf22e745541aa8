# SPDX-License-Identifier: GPL-3.0-or-later
# Finds llhttp and defines llhttp::llhttp: a system library with a CMake configuration or a
# pkg-config file where there is one, else the C sources that Debian ships in node-llhttp.
include(FindPackageHandleStandardArgs)

find_package(llhttp CONFIG QUIET)
if(TARGET llhttp::llhttp_shared)
    add_library(llhttp::llhttp ALIAS llhttp::llhttp_shared)
elseif(TARGET llhttp::llhttp_static)
    add_library(llhttp::llhttp ALIAS llhttp::llhttp_static)
elseif(NOT TARGET llhttp::llhttp)
    find_package(PkgConfig QUIET)
    if(PkgConfig_FOUND)
        pkg_check_modules(LLHTTP QUIET IMPORTED_TARGET libllhttp)
    endif()
    if(TARGET PkgConfig::LLHTTP)
        add_library(llhttp::llhttp ALIAS PkgConfig::LLHTTP)
    else()
        find_path(LLHTTP_SOURCE_DIR NAMES llhttp.c PATHS /usr/share/llhttp NO_DEFAULT_PATH)
        find_path(LLHTTP_INCLUDE_DIR NAMES llhttp.h PATHS /usr/share/include/llhttp
            NO_DEFAULT_PATH)
        if(LLHTTP_SOURCE_DIR AND LLHTTP_INCLUDE_DIR)
            add_library(llhttp_sources STATIC
                "${LLHTTP_SOURCE_DIR}/api.c"
                "${LLHTTP_SOURCE_DIR}/http.c"
                "${LLHTTP_SOURCE_DIR}/llhttp.c")
            target_include_directories(llhttp_sources SYSTEM PUBLIC "${LLHTTP_INCLUDE_DIR}")
            target_compile_options(llhttp_sources PRIVATE -w)
            set_target_properties(llhttp_sources PROPERTIES UNITY_BUILD OFF)
            add_library(llhttp::llhttp ALIAS llhttp_sources)
        endif()
    endif()
endif()

if(TARGET llhttp::llhttp)
    set(llhttp_TARGET llhttp::llhttp)
endif()
find_package_handle_standard_args(llhttp
    REQUIRED_VARS llhttp_TARGET
    REASON_FAILURE_MESSAGE
    "no system libllhttp and no C sources in /usr/share/llhttp: apt-get install node-llhttp")
