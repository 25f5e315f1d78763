"""One training step (forward, backward, SGD update) of a small MLP with ReLU, float64, on one thread.
usage: step_torch.py BATCH WIDTHS, such as step_torch.py 8 64-64-1"""
import sys, time
import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
torch.manual_seed(0)
batch, widths = int(sys.argv[1]), [int(n) for n in sys.argv[2].split("-")]
layers = []
for n, m in zip(widths, widths[1:]):
    layers += [torch.nn.Linear(n, m), torch.nn.ReLU()]
model = torch.nn.Sequential(*layers[:-1])
x, y = torch.randn(batch, widths[0]), torch.randn(batch, widths[-1])
optimiser = torch.optim.SGD(model.parameters(), lr=1e-3)


def step():
    optimiser.zero_grad()
    loss = 0.5 * ((model(x) - y) ** 2).mean()
    loss.backward()
    optimiser.step()


for _ in range(200):
    step()
times = []
while sum(times) < 3 or len(times) < 5:
    start = time.perf_counter()
    for _ in range(50):
        step()
    times.append(time.perf_counter() - start)
print(batch, *widths, "ms", round(sorted(times)[len(times) // 2] / 50 * 1e3, 5))
