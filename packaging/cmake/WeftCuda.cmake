# Decides whether the .cu files are built: where nvcc is found, on the path or where NVIDIA puts it.
# Neither a GPU nor a driver is needed for that. Sets WEFT_BUILDS_CUDA.

set(WEFT_CUDA AUTO CACHE STRING "Build the .cu files: ON, OFF or AUTO (where nvcc is found)")
set_property(CACHE WEFT_CUDA PROPERTY STRINGS AUTO ON OFF)

set(WEFT_BUILDS_CUDA OFF)
if(WEFT_CUDA STREQUAL "AUTO" AND (WEFT_SANITIZE OR WEFT_FUZZ))
    return() # they look at what runs on the CPU
endif()
if(WEFT_CUDA)
    if(NOT CMAKE_CUDA_COMPILER)
        find_program(WEFT_NVCC nvcc HINTS /usr/local/cuda/bin)
        if(WEFT_NVCC)
            set(CMAKE_CUDA_COMPILER "${WEFT_NVCC}")
        endif()
    endif()
    if(NOT CMAKE_CUDA_HOST_COMPILER)
        set(CMAKE_CUDA_HOST_COMPILER "${CMAKE_CXX_COMPILER}")
    endif()
    # Ampere, Ada, Hopper, Blackwell.
    set(CMAKE_CUDA_ARCHITECTURES 80 89 90 120)
    set(CMAKE_CUDA_STANDARD 17) # CMake 3.25 knows no later one of nvcc 13
    include(CheckLanguage)
    check_language(CUDA)
    if(CMAKE_CUDA_COMPILER)
        enable_language(CUDA)
        set(WEFT_BUILDS_CUDA ON)
    elseif(NOT WEFT_CUDA STREQUAL "AUTO")
        message(FATAL_ERROR "WEFT_CUDA is ON, but no working nvcc was found: install the CUDA toolkit, set "
            "CMAKE_CUDA_COMPILER, or leave WEFT_CUDA at AUTO.")
    endif()
endif()
